import { z } from 'zod';

import { emptySeenEvents, type SeenEvents } from '../delivery/seenEvents';

/** Marks an internal n8n request, from a process that receives no deliveries to one that does. */
export const INQUIRY_HEADER = 'X-N8n-Trigger-Inquiry';

/** Maximum number of records per inquiry. */
export const MOST_ASKED = 1_000;

const question = z.object({ records: z.array(z.string().max(300)).max(MOST_ASKED) });
const answer = z.object({
	records: z.record(z.object({ changed: z.number(), covered: z.number(), created: z.boolean() })),
});

/** Answers an inquiry with the seen events of its records; undefined if the body is not an inquiry. */
export function answerInquiry(
	asked: unknown,
	{ records }: SeenEvents,
): z.infer<typeof answer> | undefined {
	const parsed = question.safeParse(asked);
	if (!parsed.success) return undefined;
	return {
		records: Object.fromEntries(
			parsed.data.records.flatMap((key) => {
				const record = records.get(key);
				return record ? [[key, record]] : [];
			}),
		),
	};
}

/** Reads the response to an inquiry; undefined if it is not one. */
export function readInquiryAnswer(answered: unknown): SeenEvents | undefined {
	const parsed = answer.safeParse(answered);
	return parsed.success
		? { ...emptySeenEvents(), records: new Map(Object.entries(parsed.data.records)) }
		: undefined;
}
