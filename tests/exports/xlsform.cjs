// Answer ODK forms with documents in a browser, and tell what ODK's own engine makes of each.
// Usage: node xlsform.cjs GIVEN BROWSER, a list of {form, documents}, with NODE_PATH naming the folder
// of the packages playwright-core and @getodk/xforms-engine.
const fs = require('fs');
const {chromium} = require('playwright-core');

const [given, program] = process.argv.slice(2);
const engine = `${process.env.NODE_PATH}/@getodk/xforms-engine/dist/index.js`;
const here = 'https://form.invalid/';

async function answerAll({form, documents}) {
  const {loadForm} = await import('/engine.js');
  const loaded = await loadForm(form);
  if (loaded.status === 'failure') throw loaded.error;
  const {root} = loaded.createInstance();
  const nodes = [];
  const visit = (node) => {
    nodes.push(node);
    (node.currentState.children ?? []).forEach(visit);
  };
  visit(root);
  const nameOf = (node) => node.currentState.reference.split('/').pop();
  const selects = nodes.filter((node) => node.nodeType === 'select');
  const notes = nodes.filter((node) => node.nodeType === 'note');
  const values = nodes.filter((node) => node.nodeType === 'model-value');
  const outcomes = [];
  for (const document of documents) {
    for (const node of selects) {
      const [given, answer] = [node.currentState.value[0], document[nameOf(node)]];
      if (given !== answer) node.selectValue(answer ?? null);
    }
    const {data: [submission]} = await root.prepareInstancePayload();
    outcomes.push({
      response: await submission.get('xml_submission_file').text(),
      values: Object.fromEntries(values.map((node) => [nameOf(node), node.currentState.value])),
      notes: notes.filter((node) => node.currentState.relevant).map(nameOf),
      asked: Object.fromEntries(
        selects.filter((node) => node.currentState.relevant)
          .map((node) => [nameOf(node), node.currentState.label.asString])
      ),
    });
  }
  return outcomes;
}

(async () => {
  const browser = await chromium.launch({executablePath: program, args: ['--headless', '--no-sandbox']});
  const page = await browser.newPage();
  await page.route('**/*', (route) =>
    route.request().url().endsWith('engine.js')
      ? route.fulfill({path: engine, contentType: 'text/javascript'})
      : route.fulfill({body: '<!doctype html><title>form</title>', contentType: 'text/html'})
  );
  await page.goto(here);
  const outcomes = [];
  for (const each of JSON.parse(fs.readFileSync(given))) outcomes.push(await page.evaluate(answerAll, each));
  console.log(JSON.stringify(outcomes));
  await browser.close();
})();
