import { build, chromium, jest, n8n, npmScript } from './steps.mjs';

/** The parts that can be run separately, each after the steps it needs. Arguments are passed to jest. */
export const parts = {
	unit: (args) => [jest('Unit tests', 'unit', args)],
	workflows: (args) => [
		...after([build], jest('Workflows in n8n-core', 'workflows', args)),
		alone(after([build], jest('Workflows that are timed', 'timed', args)).at(-1)),
	],
	release: (args) => after([build], early(jest('What is released', 'release', args))),
	conformance: (args) =>
		after([build], jest('Conformance with the official specifications', 'conformance', args)),
	e2e: (args) => after([build, n8n], early(jest('End to end in a real n8n', 'e2e', args))),
	browser: (args) => after([chromium, build, n8n], jest('The editor in Chromium', 'browser', args)),
};

/** All checks except those in the browser. Steps that several parts need run once. */
export function everything() {
	const checks = [
		// Each of these uses one core.
		...after([build], early(npmScript("Rules of n8n's package scanner", 'scan'))),
		early(npmScript('Source style (format, eslint, imports)', 'lint')),
		early(npmScript('Types (tsc)', 'typecheck')),
	];
	const tests = ['unit', 'workflows', 'release', 'conformance', 'e2e'].flatMap((part) =>
		parts[part]([]),
	);
	const steps = [...new Set([...checks, ...tests])];
	return [...steps.filter(({ isAlone }) => !isAlone), ...steps.filter(({ isAlone }) => isAlone)];
}

function after(needs, step) {
	return [...needs, { ...step, needs }];
}

/** It needs the machine for itself, so it comes after all others. */
function alone(step) {
	return { ...step, isAlone: true };
}

/** It waits most of its time, so other steps can run beside it. */
function early(step) {
	return { ...step, isEarly: true };
}
