import type { Page, Request } from 'playwright-core';

/** What the editor in a page has asked n8n for. */
export interface Traffic {
	/** Requests in flight that save a workflow. */
	saving: Set<Request>;
	/** Whether it has run a workflow since it was loaded. */
	hasRun: boolean;
}

const traffic = new WeakMap<Page, Traffic>();

/** What a page has asked n8n for since this was called first. */
export function trafficOf(page: Page): Traffic {
	const known = traffic.get(page);
	if (known) return known;
	const saving = new Set<Request>();
	const seen: Traffic = { saving, hasRun: false };
	traffic.set(page, seen);
	page.on('request', (request) => {
		const [path, method] = [new URL(request.url()).pathname, request.method()];
		if (method === 'PATCH' && path.startsWith('/rest/workflows/')) saving.add(request);
		if (method === 'POST' && /^\/rest\/workflows\/[^/]+\/run$/.test(path)) seen.hasRun = true;
	});
	page.on('requestfinished', (request) => saving.delete(request));
	page.on('requestfailed', (request) => saving.delete(request));
	return seen;
}
