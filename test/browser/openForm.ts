import type { Page } from 'playwright-core';

/** What an open panel shows. */
export interface Seen {
	resource: string;
	operation: string;
	labels: string[];
	/** How many of its parts n8n asked the node for. */
	loaded: number;
	/** What tells of a list or form that did not come. */
	faults: string[];
	/** The parameters with a red triangle. */
	issues: string[];
}

/** The label of fields that the editor has yet to take from the node. */
export const OUTDATED = 'Outdated';

/** Milliseconds until a form that has not come is taken for one that will not. */
const PATIENCE = 60_000;

/**
 * Shows a node's panel in an editor that has its workflow open, and reads it when everything has come.
 * n8n's own router does that without loading the editor again, so that all operations can be looked at.
 */
export async function openForm(
	page: Page,
	path: string,
	{ name, loaded }: { name: string; loaded: number },
): Promise<Seen> {
	return await page.evaluate(lookAt, {
		path,
		name,
		loaded,
		outdated: OUTDATED,
		patience: PATIENCE,
	});
}

/** Runs in the browser, which knows nothing outside of this function. */
async function lookAt({
	path,
	name,
	loaded,
	outdated,
	patience,
}: {
	path: string;
	name: string;
	loaded: number;
	outdated: string;
	patience: number;
}): Promise<Seen> {
	const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
	const text = (element?: Element | null) => element?.textContent?.trim() ?? '';
	const chosen = (parameter: string) =>
		document.querySelector<HTMLInputElement>(`[data-test-id="parameter-input-${parameter}"] input`)
			?.value ?? '';
	const answers = (kind: string) =>
		(performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
			({ name: address }) => address.includes(`/dynamic-node-parameters/${kind}`),
		);
	const nextFrame = async () => await new Promise((resolve) => requestAnimationFrame(resolve));

	const labels = () =>
		all('[data-test-id="input-label"], label').map((hTMLElement) =>
			hTMLElement.innerText.split('\n')[0].trim(),
		);

	const isLoading = () => {
		const waiting = all('[data-test-id^="parameter-input-"] input').some((input) =>
			[(input as HTMLInputElement).value, (input as HTMLInputElement).placeholder].includes(
				'Loading options...',
			),
		);
		const parts = all('[data-test-id="resource-mapper-container"]').map(text);
		return (
			waiting ||
			chosen('operation') === '' ||
			parts.some((part) => part === '' || /Fetching \w+/.test(part)) ||
			answers('resource-mapper-fields').length < loaded ||
			labels().includes(outdated)
		);
	};
	const isOpen = () =>
		text(document.querySelector('[data-test-id="node-title-container"]')).includes(name);

	const { $router } = (
		document.querySelector('#app') as unknown as {
			__vue_app__: {
				config: { globalProperties: { $router: { push(to: string): Promise<unknown> } } };
			};
		}
	).__vue_app__.config.globalProperties;
	performance.clearResourceTimings();
	void $router.push(path);
	const giveUpAt = Date.now() + patience;
	do {
		while ((!isOpen() || isLoading()) && Date.now() < giveUpAt)
			await new Promise((resolve) => setTimeout(resolve, 40));
		// What has come is judged and marked after it is shown. A list may be loaded a second time.
		for (let frame = 0; frame < 3; frame++) await nextFrame();
	} while (isLoading() && Date.now() < giveUpAt);

	const panel = document.querySelector<HTMLElement>('[data-test-id="ndv"]') ?? document.body;
	const texts =
		panel.innerText.match(
			/Error fetching .*|Could not load .*|Error loading .*|Can't get .*|Loading options.*|Fetching \w+|Refresh to see .*/g,
		) ?? [];
	return {
		resource: chosen('resource'),
		operation: chosen('operation'),
		labels: labels(),
		loaded: answers('resource-mapper-fields').length,
		faults: isOpen() ? [...texts] : [`The panel of ${name} did not open.`],
		issues: all('[data-test-id="parameter-issues"]').map((hTMLElement) =>
			text(
				hTMLElement.closest('.parameter-item, [class*="parameterItem"]') ??
					hTMLElement.parentElement,
			).slice(0, 60),
		),
	};
}
