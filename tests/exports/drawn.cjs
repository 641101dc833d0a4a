// Draw forms as people meet them, answer them with the mouse, and tell what is on the page.
// Usage: node drawn.cjs WALKS FOLDER BROWSER, with NODE_PATH naming the folder of the renderers.
// WALKS is a list of {system, form, steps}; a step is {question, words, answer}, {send: true}, or
// {load: true}, which draws the form again with nothing but the answers that were kept.
// FOLDER takes what esbuild makes of renderers that are no pages yet, and a picture of each look.
const fs = require('fs');
const path = require('path');
const {build} = require('esbuild');
const {chromium} = require('playwright-core');

const [walks, folder, program] = process.argv.slice(2);
const packages = process.env.NODE_PATH;
const script = (file, kind = '') => `<script src="${file}" ${kind}></script>`;

// How each renderer is put on a page, how an answer is found on it, and what it keeps.
const SYSTEMS = {
  lhc: {
    head: '<link rel="stylesheet" href="/lforms/dist/lforms/webcomponent/styles.css">' +
      script('/lforms/dist/lforms/webcomponent/assets/lib/zone.min.js') +
      ['runtime', 'polyfills', 'main']
        .map((each) => script(`/lforms/dist/lforms/webcomponent/${each}.js`, 'type="module"')).join(''),
    ready: async (page) => {
      await page.waitForFunction(() => window.LForms?.Util);
      await page.addScriptTag({url: '/lforms/dist/lforms/fhir/R4/lformsFHIR.min.js'});
    },
    draw: async ([form, response]) => {
      document.body.appendChild(document.createElement('div')).id = 'form';
      let made = LForms.Util.convertFHIRQuestionnaireToLForms(JSON.parse(form), 'R4');
      if (response) {
        made = LForms.Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', response, made, 'R4');
      }
      await LForms.Util.addFormToPage(made, 'form', {fhirVersion: 'R4'});
    },
    option: ({question, answer}) => `[id^="${question}/1/1|"][id$="|${answer}"]`,
    kept: () => LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4'),
  },
  smart: {
    source: `
      import React from 'react';
      import {createRoot} from 'react-dom/client';
      import {BaseRenderer, RendererThemeProvider, buildForm, getResponse} from '@aehrc/smart-forms-renderer';
      import {QueryClient, QueryClientProvider} from '@tanstack/react-query';
      window.put = async ([form, questionnaireResponse]) => {
        await buildForm({questionnaire: JSON.parse(form), questionnaireResponse});
        createRoot(document.body.appendChild(document.createElement('div'))).render(
          <QueryClientProvider client={new QueryClient()}>
            <RendererThemeProvider><BaseRenderer /></RendererThemeProvider>
          </QueryClientProvider>
        );
      };
      window.kept = getResponse;
    `,
    draw: (given) => put(given),
    option: ({question, answer}) => `[data-linkid="${question}"] input[value="${answer}"]`,
    kept: () => kept(),
  },
  surveyjs: {
    head: '<link rel="stylesheet" href="/survey-core/survey-core.fontless.min.css">' +
      ['react/umd/react.production.min', 'react-dom/umd/react-dom.production.min',
        'survey-core/survey.core.min', 'survey-react-ui/survey-react-ui.min']
        .map((each) => script(`/${each}.js`)).join(''),
    draw: ([form]) => {
      window.survey = new Survey.Model(JSON.parse(form));
      const root = document.body.appendChild(document.createElement('div'));
      ReactDOM.createRoot(root).render(React.createElement(SurveyReact.Survey, {model: survey}));
    },
    back: '.sd-navigation__prev-btn',
    next: '.sd-navigation__next-btn',
    send: '.sd-navigation__complete-btn',
    option: ({question, answer}) => `[data-name="${question}"] label:has(input[value="${answer}"])`,
    kept: () => survey.data,
  },
  odk: {
    source: `
      import {createApp, h} from 'vue';
      import {OdkWebForm, webFormsPlugin} from '@getodk/web-forms';
      window.put = ([formXml]) => {
        const fetchFormAttachment = async () => new Response('', {status: 404});
        const onSubmit = async ({data}) => {
          window.sent = await data[0].get('xml_submission_file').text();
        };
        createApp({render: () => h(OdkWebForm, {formXml, fetchFormAttachment, onSubmit})})
          .use(webFormsPlugin)
          .mount(document.body.appendChild(document.createElement('div')));
      };
    `,
    draw: (given) => put(given),
    send: 'button[aria-label="Send"]',
    option: ({words, answer}) => `.question-container:has-text(${JSON.stringify(words)}) label:has(input[value="${answer}"])`,
    kept: () => window.sent ?? '',
  },
};

// Icons say nothing here that words do not, and there are tens of thousands of files of them.
const NO_ICONS = {
  name: 'no icons',
  setup(made) {
    made.onResolve({filter: /^@mui.icons-material/}, ({path: icon}) => ({path: icon, namespace: 'icon'}));
    made.onLoad({filter: /./, namespace: 'icon'}, () => ({contents: 'module.exports = () => null'}));
  },
};

// Make a page of a renderer that comes as modules.
async function bundled(name) {
  const {source} = SYSTEMS[name];
  if (!source) return;
  await build({
    stdin: {contents: source, loader: 'jsx', resolveDir: packages},
    plugins: [NO_ICONS],
    bundle: true, minify: true, format: 'esm', logLevel: 'error',
    outfile: path.join(folder, `${name}.js`),
    loader: {'.css': 'empty', '.woff': 'empty', '.woff2': 'empty'},
    define: {'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false'},
  });
}

// Nothing is fetched but a renderer's own files.
function serve(route, name) {
  const {host, pathname} = new URL(route.request().url());
  if (host !== 'form.invalid') return route.abort();
  if (pathname === '/') {
    const head = SYSTEMS[name].head ?? script(`/${name}.js`, 'type="module"');
    return route.fulfill({body: `<!doctype html><html lang="en"><title>form</title>${head}<body>`, contentType: 'text/html; charset=utf-8'});
  }
  const file = [folder, packages].map((each) => path.join(each, pathname)).find(fs.existsSync);
  return file ? route.fulfill({path: file}) : route.fulfill({status: 404, body: ''});
}

// Return the words on a page, once they have stood still.
async function settled(page) {
  let [words, same] = ['', 0];
  while (same < 4) {
    await page.waitForTimeout(200);
    const now = await page.evaluate(() => document.body.innerText);
    same = now === words ? same + 1 : 0;
    words = now;
  }
  return words;
}

// Turn pages as far as they go; where all is on one page, there is no button.
async function turnTo(page, button) {
  while (button && await page.locator(button).isVisible()) await page.locator(button).click();
}

// Leave of a QuestionnaireResponse what was answered, and nothing that was worked out.
function answersOf(response) {
  const items = response.item.map((group) => ({
    ...group, item: group.item.filter(({answer}) => answer?.[0]?.valueCoding),
  }));
  return {...response, item: items.filter(({item}) => item.length)};
}

async function open(page, system, form, response) {
  const {ready, draw, source} = SYSTEMS[system];
  await page.goto('https://form.invalid/', {waitUntil: 'load'});
  if (ready) await ready(page);
  if (source) await page.waitForFunction(() => window.put);
  await page.evaluate(draw, [form, response]);
}

async function walk(browser, {system, form, steps}) {
  const {option, back, next, send, kept} = SYSTEMS[system];
  const page = await browser.newPage({viewport: {width: 900, height: 1000}});
  await page.route('**/*', (route) => serve(route, system));
  await open(page, system, form);
  const seen = [];
  const look = async (beside) => {
    const words = await settled(page);
    seen.push({beside, words, kept: await page.evaluate(kept)});
    await page.screenshot({path: path.join(folder, `${system}-${seen.length}.png`), fullPage: true});
  };
  await look('');
  for (const step of steps) {
    if (step.send) {
      await page.locator(send).click();
      await look('');
      continue;
    }
    if (step.load) {
      await open(page, system, form, answersOf(await page.evaluate(kept)));
      await look('');
      continue;
    }
    await turnTo(page, back);
    const choice = page.locator(option(step)).first();
    while (next && !await choice.isVisible()) await page.locator(next).click();
    await choice.click();
    const beside = await settled(page);
    await turnTo(page, next);
    await look(beside);
  }
  await page.close();
  return seen;
}

(async () => {
  const given = JSON.parse(fs.readFileSync(walks));
  for (const name of new Set(given.map(({system}) => system))) await bundled(name);
  const browser = await chromium.launch({executablePath: program, args: ['--headless', '--no-sandbox']});
  const seen = [];
  for (const each of given) seen.push(await walk(browser, each));
  await browser.close();
  console.log(JSON.stringify(seen));
})();
