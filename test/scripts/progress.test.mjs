import { progressOf } from '../../scripts/setup/n8n.mjs';

const percent = (text) => Number(/(\d+) %/.exec(text)[1]);

test('the bar grows from the first second to the last package, and never says that all is done', () => {
	const seen = [
		{ unpacked: 0, seconds: 1 },
		{ unpacked: 0, seconds: 60 },
		{ unpacked: 0, seconds: 600 },
		{ unpacked: 1, seconds: 601 },
		{ unpacked: 500, seconds: 650 },
		{ unpacked: 1_400, seconds: 700 },
	].map((moment) => percent(progressOf(moment)));
	expect(seen).toEqual([...seen].sort((a, b) => a - b));
	expect(seen.at(-1)).toBeLessThan(100);
});

test('it says what is left', () => {
	expect(progressOf({ unpacked: 500, seconds: 120 })).toBe(
		'█████████████░░░░░░░ 64 %, 500 of about 1000 packages left, about 2 min left',
	);
	expect(progressOf({ unpacked: 0, seconds: 5 })).toBe(
		'░░░░░░░░░░░░░░░░░░░░ 2 %, collecting what it needs',
	);
});
