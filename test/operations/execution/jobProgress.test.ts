import type { Job } from '../../../catalog/types';
import {
	jobIdFrom,
	linkIn,
	pauseBefore,
	progressFrom,
} from '../../../nodes/operations/execution/jobProgress';

const job: Job = {
	id: 'job_id',
	state: { operation: 'theme.getJob', parameter: 'job_id' },
	done: ['COMPLETED'],
	failed: ['FAILED', 'ABORTED'],
};

it.each([
	[{ job_id: 'a1' }, 'a1'],
	[{ data: { job_id: 7 } }, '7'],
	[{ id: 'x' }, undefined],
	[{ job_id: '' }, undefined],
	[undefined, undefined],
	['text', undefined],
])('the ID of the job in %j', (body, expected) => {
	expect(jobIdFrom(job, body)).toBe(expected);
});

it.each([
	[
		'is done',
		[{ id: 'a', status: 'COMPLETED', result: 1 }],
		{ phase: 'done', state: { id: 'a', status: 'COMPLETED', result: 1 } },
	],
	[
		'in whatever case',
		[{ id: 'a', status: 'completed' }],
		{ phase: 'done', state: { id: 'a', status: 'completed' } },
	],
	[
		'among others',
		[
			{ id: 'b', status: 'FAILED' },
			{ id: 'a', status: 'WORKING', percent_complete: 49.6 },
		],
		{ phase: 'working', percent: 50 },
	],
	[
		'counted in records',
		[{ id: 'a', status: 'working', completed_items: 1, total_items: 3 }],
		{ phase: 'working', percent: 33 },
	],
	['not there yet', [{ id: 'b', status: 'COMPLETED' }], { phase: 'working' }],
	['nothing', [], { phase: 'working' }],
	[
		'without an ID of its own',
		[{ status: 'COMPLETED' }],
		{ phase: 'done', state: { status: 'COMPLETED' } },
	],
	['failed without a word', [{ id: 'a', status: 'ABORTED' }], { phase: 'failed', reasons: [] }],
	[
		'failed in several ways of saying so',
		[
			{
				id: 'a',
				status: 'FAILED',
				errors: [
					{ error: 'code', message: 'No config.json.' },
					{ row: 3, message: 'No target.' },
					'text',
					{},
				],
			},
		],
		{ phase: 'failed', reasons: ['No config.json.', 'Row 3: No target.', 'text'] },
	],
])('a job that %s', (_what, records, expected) => {
	expect(progressFrom(job, 'a', records)).toEqual(expected);
});

it('of many reasons ten are told', () => {
	const errors = Array.from({ length: 12 }, (_, row) => ({ row, message: 'No target.' }));
	expect(progressFrom(job, 'a', [{ id: 'a', status: 'FAILED', errors }])).toMatchObject({
		reasons: expect.arrayContaining(['… and 2 more']),
	});
});

it('a link is found where the catalogue says', () => {
	expect(
		linkIn({ result: { download_url: 'https://x.example/y.zip' } }, 'result.download_url'),
	).toBe('https://x.example/y.zip');
	expect(linkIn({ result: [] }, 'result.download_url')).toBeUndefined();
});

it('asks soon at first and at last every ten seconds', () => {
	expect([0, 1, 2, 3, 8, 50].map(pauseBefore)).toEqual([500, 750, 1125, 1688, 10_000, 10_000]);
});
