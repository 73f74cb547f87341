import type { Page } from 'playwright-core';

/** The panel in which n8n offers nodes and their actions. */
export const PANEL: string;

/** Opens n8n's node search beside a workflow and types words into it. */
export function searchNodes(page: Page, words: string): Promise<void>;
/** The names of what the search offers, in their order. */
export function foundNames(page: Page): Promise<string[]>;
