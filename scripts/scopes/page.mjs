import { scopesOfWorkflow } from './scopesOfWorkflow.mjs';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem; }
textarea { box-sizing: border-box; width: 100%; height: 14rem; font: .85rem/1.4 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
`;

const RUN = `
const input = document.querySelector('textarea');
const output = document.querySelector('output');
const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const row = (tag, texts) => {
	const line = document.createElement('tr');
	line.append(...texts.map((text) => element(tag, text)));
	return line;
};
input.addEventListener('input', () => {
	output.replaceChildren();
	if (!input.value.trim()) return;
	let workflow;
	try {
		workflow = JSON.parse(input.value);
	} catch {
		output.append(element('p', 'This is not the JSON of a workflow. In n8n, select all nodes and copy them.'));
		return;
	}
	const { scopes, unknown, nodes } = scopesOfWorkflow(workflow, TABLE);
	if (nodes === 0) output.append(element('p', 'There is no BigCommerce node in it.'));
	else if (scopes.length === 0) output.append(element('p', 'It needs no scope beyond the default one.'));
	else {
		const table = document.createElement('table');
		table.append(row('th', ['In the control panel', 'Parameter', 'For']));
		table.append(...scopes.map(({ label, parameter, nodes: names }) => row('td', [label, parameter, names.join(', ')])));
		output.append(table);
	}
	for (const { node, why } of unknown) output.append(element('p', 'Not known: ' + node + ': ' + why + '.'));
});
`;

/** The page that names the fewest scopes of a workflow, in a browser and without a server. */
export function scopePage(table) {
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Scopes of a workflow</title>
<style>${STYLE}</style>
<h1>Scopes of a workflow</h1>
<p>In n8n, select all nodes of the workflow, copy them, and paste them here. The page lists the fewest scopes that the API account needs. It works without a connection and sends nothing.</p>
<label>Workflow<textarea spellcheck="false"></textarea></label>
<output></output>
<script>
const TABLE = ${JSON.stringify(table).replaceAll('<', '\\u003c')};
${scopesOfWorkflow.toString()}
${RUN}
</script>
</html>
`;
}
