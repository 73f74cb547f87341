import {
	answerInquiry,
	readInquiryAnswer,
} from '../../../nodes/BigCommerceTrigger/catchUp/crossProcessDedupe';
import {
	mergeSeen,
	emptySeenEvents,
	type SeenEvents,
} from '../../../nodes/BigCommerceTrigger/delivery/seenEvents';

const told = (
	records: Array<[string, number, number, boolean]>,
	deliveries: string[] = [],
): SeenEvents => ({
	deliveries: new Set(deliveries),
	records: new Map(
		records.map(([key, changed, covered, created]) => [key, { changed, covered, created }]),
	),
});

test('the answer has what is known of the records that are asked about, and nothing of others', () => {
	const answered = answerInquiry(
		{ records: ['orders|1', 'orders|3'] },
		told([
			['orders|1', 10, 0, true],
			['orders|2', 20, 0, true],
		]),
	);
	expect(readInquiryAnswer(JSON.parse(JSON.stringify(answered)))).toEqual(
		told([['orders|1', 10, 0, true]]),
	);
});

test.each([
	undefined,
	'text',
	{},
	{ records: 'orders|1' },
	{ records: [1] },
	{ records: Array.from({ length: 1001 }, () => 'orders|1') },
])('%# is no question', (asked) => {
	expect(answerInquiry(asked, emptySeenEvents())).toBeUndefined();
});

test.each([undefined, '', 'firstEntryJson', {}, { records: { 'orders|1': 10 } }])(
	'%j is no answer',
	(answered) => {
		expect(readInquiryAnswer(answered)).toBeUndefined();
	},
);

test('what two processes know adds up, whichever of them knew it', () => {
	const own = told(
		[
			['orders|1', 10, 5, false],
			['orders|2', 20, 0, true],
		],
		['a', 'b'],
	);
	mergeSeen(
		own,
		told(
			[
				['orders|1', 8, 7, true],
				['orders|3', 30, 0, false],
			],
			['b', 'c'],
		),
	);
	expect(own).toEqual(
		told(
			[
				['orders|2', 20, 0, true],
				['orders|1', 10, 7, true],
				['orders|3', 30, 0, false],
			],
			['a', 'b', 'c'],
		),
	);
});
