import { z } from 'zod';

import { emptySeenEvents, type SeenEvents } from '../delivery/seenEvents';

/** Marks a request of n8n's own, from a process to which no deliveries come, to one that takes them. */
export const INQUIRY_HEADER = 'X-N8n-Trigger-Inquiry';

/** Records asked about at a time. */
export const MOST_ASKED = 1_000;

const question = z.object({ records: z.array(z.string().max(300)).max(MOST_ASKED) });
const answer = z.object({
	records: z.record(z.object({ changed: z.number(), covered: z.number(), created: z.boolean() })),
});

/** What is known of the records that are asked about; undefined where it is no question. */
export function answerInquiry(
	asked: unknown,
	{ records }: SeenEvents,
): z.infer<typeof answer> | undefined {
	const parsed = question.safeParse(asked);
	if (!parsed.success) return undefined;
	return {
		records: Object.fromEntries(
			parsed.data.records.flatMap((key) => {
				const known = records.get(key);
				return known ? [[key, known]] : [];
			}),
		),
	};
}

/** What was learned; undefined where it is no answer. */
export function readInquiryAnswer(answered: unknown): SeenEvents | undefined {
	const parsed = answer.safeParse(answered);
	return parsed.success
		? { ...emptySeenEvents(), records: new Map(Object.entries(parsed.data.records)) }
		: undefined;
}
