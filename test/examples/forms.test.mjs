import { join } from 'node:path';
import { exampleWorkflows } from '../../scripts/n8n/exampleWorkflows.mjs';

const root = join(import.meta.dirname, '..', '..');
const forms = (await exampleWorkflows(root)).flatMap(({ file, workflow }) =>
	workflow.nodes
		.filter(({ type }) => type.startsWith('n8n-nodes-bigcommerce.'))
		.flatMap(({ name, parameters }) =>
			Object.values(parameters)
				.filter((value) => value?.mappingMode === 'defineBelow' && value.value)
				.map((form) => [`${file}: ${name}`, form]),
		),
);

// n8n shows every field that the saved form does not know of: fifty empty ones below the one that matters. That it knows all is tested in n8n.
test.each(forms)(
	'%s: the form shows what is filled in, and nothing else',
	(_, { value, schema }) => {
		const shown = schema.filter(({ removed }) => !removed).map(({ id }) => id);

		expect(shown.sort()).toEqual(Object.keys(value).sort());
	},
);
