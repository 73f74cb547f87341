import type { Template } from '../../../catalog/types';

/** Values for `{name}` in a template. */
export type TemplateValues = Record<string, unknown>;

/** Fills a template with values. @returns undefined if the value is missing */
export function fillTemplate(template: Template, values: TemplateValues): unknown {
	if (Array.isArray(template))
		return template
			.map((template) => fillTemplate(template, values))
			.filter((value) => value !== undefined);
	if (typeof template !== 'string') {
		const entries = Object.entries(template)
			.map(([name, template]) => [name, fillTemplate(template, values)])
			.filter(([, value]) => value !== undefined);
		return Object.fromEntries(entries) as Record<string, unknown>;
	}
	const [, whole] = /^\{(\w+)\}$/.exec(template) ?? [];
	// A template with only a name keeps the type of its value.
	if (whole) return isGiven(values[whole]) ? values[whole] : undefined;
	return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
