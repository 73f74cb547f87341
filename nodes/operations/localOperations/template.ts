import type { Template } from '../../../catalog/types';

/** Values for `{name}` in a template. */
export type TemplateValues = Record<string, unknown>;

/** Fills a template with values. @returns undefined if the value is missing */
export function fillTemplate(template: Template, known: TemplateValues): unknown {
	if (Array.isArray(template))
		return template.map((each) => fillTemplate(each, known)).filter((each) => each !== undefined);
	if (typeof template !== 'string') {
		const entries = Object.entries(template)
			.map(([name, each]) => [name, fillTemplate(each, known)])
			.filter(([, value]) => value !== undefined);
		return Object.fromEntries(entries) as Record<string, unknown>;
	}
	const [, whole] = /^\{(\w+)\}$/.exec(template) ?? [];
	// A template with only a name keeps the type of its value.
	if (whole) return isGiven(known[whole]) ? known[whole] : undefined;
	return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? ''));
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
