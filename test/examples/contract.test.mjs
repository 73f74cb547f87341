import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleWorkflows } from '../../scripts/n8n/exampleWorkflows.mjs';

const root = join(import.meta.dirname, '..', '..');
const examples = (await exampleWorkflows(root)).map(({ file, workflow }) => [file, workflow]);

const isNote = ({ type }) => type === 'n8n-nodes-base.stickyNote';
const isTrigger = ({ type }) => /(trigger|webhook|shippingProvider|taxProvider)$/i.test(type);

describe.each(examples)('%s', (file, { name, nodes, connections, pinData = {}, ...rest }) => {
	const notes = nodes.filter(isNote);
	const steps = nodes.filter((node) => !isNote(node));
	const targets = Object.values(connections)
		.flatMap((outputs) => Object.values(outputs).flat(2))
		.map(({ node }) => node);

	test('is named like its file', () => {
		expect(file).toBe(`${name.toLowerCase().replaceAll(/[?']/g, '').replaceAll(' ', '-')}.json`);
	});

	test('explains itself: what it does, how to try it, what it needs', () => {
		const text = notes.map(({ parameters }) => parameters.content).join('\n');
		expect(text).toContain(`## ${name}\n`);
		expect(text).toContain('**Try it:**');
		expect(text).toContain('**Needs:**');
	});

	test('has no step that nothing leads to', () => {
		const sources = Object.keys(connections);
		const names = steps.map((node) => node.name);
		expect(names).toEqual(expect.arrayContaining([...sources, ...targets]));
		for (const node of steps)
			expect([
				node.name,
				isTrigger(node) ||
					targets.includes(node.name) ||
					Object.keys(connections[node.name] ?? {}).some((type) => type.startsWith('ai_')),
			]).toEqual([node.name, true]);
		expect(names.filter((each, index) => names.indexOf(each) !== index)).toEqual([]);
	});

	test('can be put into any n8n: credentials by name only, nothing of the n8n it was made in', () => {
		for (const node of nodes)
			for (const credential of Object.values(node.credentials ?? {}))
				expect(credential).toEqual({ id: '', name: expect.any(String) });
		expect(Object.keys(rest).sort()).toEqual(['settings']);
		expect(rest.settings).toEqual({ executionOrder: 'v1' });
	});

	test('pins sample events of the trigger only', () => {
		expect(
			Object.keys(pinData).filter(
				(pinned) => !steps.some((node) => node.name === pinned && isTrigger(node)),
			),
		).toEqual([]);
	});

	test('has no two things in the same place', () => {
		const places = steps.map(({ position }) => position.join());
		expect(places.filter((each, index) => places.indexOf(each) !== index)).toEqual([]);
		// A note lies beside the steps, or is the ground of whole ones: 96 by 96, and room for the name below.
		const overlaps = notes.flatMap((note) =>
			steps
				.filter(({ position }) => touches(note, position) && !holds(note, position))
				.map((node) => [note.name, node.name]),
		);
		expect(overlaps).toEqual([]);
	});

	test('is small enough to read', async () => {
		expect((await readFile(join(root, 'examples', file), 'utf8')).length).toBeLessThan(45_000);
	});
});

function touches({ position: [left, top], parameters: { width, height } }, [x, y]) {
	return x < left + width && x + 96 > left && y < top + height && y + 144 > top;
}

function holds({ position: [left, top], parameters: { width, height } }, [x, y]) {
	return x >= left && x + 96 <= left + width && y >= top && y + 144 <= top + height;
}
