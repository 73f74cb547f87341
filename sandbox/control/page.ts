import { html } from 'hono/html';
import type { Parts } from '../app';

/** The page for a person. */
export function renderPage({ accounts }: Parts) {
	return html`<!doctype html><title>Sandbox</title><p>${accounts.length} accounts</p>`;
}
