// Answer a SurveyJS form with every document, and tell what its own engine makes of each.
// Usage: node surveyjs.cjs FORM DOCUMENTS, with NODE_PATH naming the folder of survey-core.
const fs = require('fs');
const {Model} = require('survey-core');

const [form, documents] = process.argv.slice(2, 4).map((name) => JSON.parse(fs.readFileSync(name)));
const survey = new Model(form);
if (survey.jsonErrors) throw new Error(JSON.stringify(survey.jsonErrors.map((each) => each.message)));
const questions = survey.getAllQuestions();
const notes = questions.filter((each) => each.getType() === 'html');
const asked = questions.filter((each) => each.getType() !== 'html');

const outcomes = documents.map((document) => {
  survey.data = document;
  return {
    values: survey.data,
    response: JSON.stringify(survey.data),
    closing: {html: survey.processedCompletedHtml},
    notes: notes.filter((each) => each.isVisible).map((each) => each.name),
    asked: Object.fromEntries(
      asked.filter((each) => each.isVisible).map((each) => [each.name, each.locTitle.renderedHtml])
    ),
  };
});
console.log(JSON.stringify(outcomes));
