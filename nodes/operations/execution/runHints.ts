import countBy from 'lodash/countBy';

import { usageHint } from '../../shared/http/rateLimiter/usage';
import { addHints } from '../../shared/text/hints';
import { msg } from '../../shared/text/message';
import type { Background } from './itemErrors';
import { namesOf, noteAboutUnknown } from './notSent';
import { secretsOf, type Run } from './runState';

/** Adds the hints of a run: what was not sent, what became of the records, and what it took. */
export function addRunHints(run: Run, backgrounds: Background[]): void {
	const { context, hints, usage } = run;
	const unknown = backgrounds.flatMap(({ unknownFields }) => unknownFields);
	if (unknown.length > 0) hints.add(noteAboutUnknown(unknown));
	addNotSent(hints, backgrounds);
	addUnlisted(hints, backgrounds);
	for (const { hint } of backgrounds) if (hint) hints.add(hint);
	if (run.outcomes.size > 0) hints.add(summaryOf(run));
	const cost = usageHint(context.getInputData().length, usage);
	if (cost) hints.add(cost);
	addHints(context, hints, secretsOf(run));
}

/** How many records were created, updated and left as they are. */
function summaryOf({ outcomes, results }: Run): string {
	const counts = countBy(
		[...outcomes].filter(([itemIndex]) => results.entries().get(itemIndex)?.failures.length === 0),
		([, { outcome }]) => outcome,
	);
	const parts = ['created', 'updated', 'unchanged']
		.filter((outcome) => counts[outcome])
		.map((outcome) => `${counts[outcome].toLocaleString('en')} ${outcome}`);
	return `${parts.join(', ')}.`;
}

/** Adds hints about values that were not sent, counted over all items. */
function addNotSent(hints: Set<string>, prepared: Background[]): void {
	const blanks = prepared.flatMap(({ blankFields = [] }) => blankFields);
	const links = prepared.flatMap(({ linkFields = [] }) => linkFields);
	if (blanks.length > 0)
		hints.add(
			msg`${blanks.length.toLocaleString('en')} blank ${blanks.length === 1 ? 'value was' : 'values were'} not sent: ${namesOf(blanks)}. To empty a field, use "Clear Fields".`,
		);
	if (links.length > 0)
		hints.add(msg`Not sent, because these are read-only in BigCommerce: ${namesOf(links)}`);
}

function addUnlisted(hints: Set<string>, prepared: Background[]): void {
	const unlisted = prepared.flatMap(({ unlistedFilters = [] }) => unlistedFilters);
	if (unlisted.length > 0)
		hints.add(
			msg`Sent, although these filters are not documented here: ${namesOf(unlisted)}. BigCommerce ignores filters that it does not know, so check the records.`,
		);
}
