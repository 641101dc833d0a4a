// Answer FHIR Questionnaires with documents, and tell what FHIRPath makes of each.
// Usage: node fhir.cjs GIVEN, a list of {form, documents}, with NODE_PATH naming the folder of
// fhirpath.
const fs = require('fs');
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');

const compiled = new Map();

function evaluate(expression, response, variables) {
  if (!compiled.has(expression)) compiled.set(expression, fhirpath.compile(expression, r4));
  return compiled.get(expression)(response, {resource: response, ...variables});
}

function extension(element, end) {
  const found = (element?.extension ?? []).find((each) => each.url.endsWith(end));
  return found?.valueExpression;
}

function response(form, document, worked = {}) {
  const answered = (items) => items.flatMap((item) => {
    if (item.type === 'group') {
      const inside = answered(item.item);
      return inside.length ? [{linkId: item.linkId, item: inside}] : [];
    }
    if (worked[item.linkId] !== undefined) {
      const value = worked[item.linkId];
      return [{linkId: item.linkId, answer: [{[`value${item.type === 'integer' ? 'Integer' : 'String'}`]: value}]}];
    }
    if (!(item.linkId in document)) return [];
    const option = item.answerOption.find((each) => each.valueCoding.code === document[item.linkId]);
    return [{linkId: item.linkId, answer: [{valueCoding: option.valueCoding}]}];
  });
  return {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: `${form.url}|${form.version}`,
    item: answered(form.item),
  };
}

function answerAll({form: text, documents}) {
  const form = JSON.parse(text);
  const variables = form.extension.map((each) => each.valueExpression);
  return documents.map((document) => {
    const answers = response(form, document);
    const known = {};
    for (const {name, expression} of variables) known[name] = evaluate(expression, answers, known);
    const [outcome, worked] = [{values: {}, notes: [], asked: {}}, {}];
    for (const {name} of variables) [outcome.values[name]] = known[name];
    const visit = (item) => {
      if (item.enableWhen) throw new Error('a renderer may never look again: ' + item.linkId);
      const shown = extension(item, 'enableWhenExpression');
      if (shown && evaluate(shown.expression, answers, known)[0] !== true) return;
      const calculated = extension(item, 'calculatedExpression');
      if (calculated) {
        [worked[item.linkId]] = evaluate(calculated.expression, answers, known);
        outcome.values[item.linkId] = worked[item.linkId];
      }
      if (item.linkId.startsWith('note_')) outcome.notes.push(item.linkId);
      if (item.type === 'choice') {
        const words = extension(item._text, 'cqf-expression');
        outcome.asked[item.linkId] = words ? evaluate(words.expression, answers, known)[0] : item.text;
      }
      (item.item ?? []).forEach(visit);
    };
    form.item.forEach(visit);
    outcome.response = JSON.stringify(response(form, document, worked));
    return outcome;
  });
}

console.log(JSON.stringify(JSON.parse(fs.readFileSync(process.argv[2])).map(answerAll)));
