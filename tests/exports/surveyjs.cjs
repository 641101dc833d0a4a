// Answer SurveyJS forms with documents, and tell what its own engine makes of each.
// Usage: node surveyjs.cjs GIVEN, a list of {form, documents}, with NODE_PATH naming the folder of
// survey-core.
const fs = require('fs');
const {Model} = require('survey-core');

function answerAll({form, documents}) {
  const survey = new Model(JSON.parse(form));
  if (survey.jsonErrors) throw new Error(JSON.stringify(survey.jsonErrors.map((each) => each.message)));
  const questions = survey.getAllQuestions();
  const notes = questions.filter((each) => each.getType() === 'html');
  const asked = questions.filter((each) => each.getType() !== 'html');
  return documents.map((document) => {
    survey.data = document;
    const outcome = {
      values: survey.data,
      closing: {html: survey.processedCompletedHtml},
      notes: notes.filter((each) => each.isVisible)
        .flatMap((each) => [...each.processedHtml.matchAll(/ id="(note_[^"]+)"/g)])
        .map(([, name]) => name),
      asked: Object.fromEntries(
        asked.filter((each) => each.isVisible).map((each) => [each.name, each.locTitle.renderedHtml])
      ),
    };
    if (asked.some((each) => !each.isVisible && !each.isEmpty())) survey.doComplete();
    outcome.response = JSON.stringify(survey.data);
    if (survey.state === 'completed') survey.clear();
    return outcome;
  });
}

console.log(JSON.stringify(JSON.parse(fs.readFileSync(process.argv[2])).map(answerAll)));
