import {
	BIGCOMMERCE,
	isThisMachine,
	sourcesOnThisMachine,
	type Environment,
} from '../shared/accounts/environment';

/** A page for the control panel. Plain text; line breaks are kept. */
export interface Page {
	title: string;
	text: string;
	/** URL that the browser continues to by itself, or by a click. */
	next?: string;
}

const STYLE =
	'body{font:16px/1.5 system-ui,sans-serif;margin:3rem auto;padding:0 1.5rem;max-width:36rem;color:#313440;background:#fff}h1{font-size:1.5rem;font-weight:600}p{white-space:pre-line}';

/** A self-contained page: no script, no external resources, and all values escaped. */
export function renderPage({ title, text, next }: Page): string {
	const refresh = next ? `<meta http-equiv="refresh" content="3;url=${escape(next)}">` : '';
	const link = next ? `<p><a href="${escape(next)}">Continue</a></p>` : '';
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}<title>${escape(title)}</title><style>${STYLE}</style></head><body><main><h1>${escape(title)}</h1>${text ? `<p>${escape(text)}</p>` : ''}${link}</main></body></html>`;
}

function escape(text: string): string {
	const names: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;',
	};
	return text.replaceAll(/[&<>"']/g, (character) => names[character]);
}

const CONTROL_PANELS = 'https://*.mybigcommerce.com https://*.bigcommerce.com';

/**
 * Headers for a page. Its URL contains a code or a token, so it must not be passed on. Only BigCommerce's control panels, or
 * the sandbox on this machine, may show the page in an iframe.
 */
export function pageHeaders(environment: Environment): Record<string, string> {
	return {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors ${environment === BIGCOMMERCE ? CONTROL_PANELS : sourcesOnThisMachine(environment.api)}`,
		'Referrer-Policy': 'no-referrer',
		'Cache-Control': 'no-store',
		'X-Content-Type-Options': 'nosniff',
	};
}

/** A URL that a merchant may be redirected to: HTTPS, or on this machine. @returns undefined for anything else */
export function redirectTarget(text: string): string | undefined {
	if (!URL.canParse(text)) return undefined;
	const { protocol, hostname, href, username } = new URL(text);
	const isHere = protocol === 'http:' && isThisMachine(hostname);
	return username === '' && (protocol === 'https:' || isHere) ? href : undefined;
}
