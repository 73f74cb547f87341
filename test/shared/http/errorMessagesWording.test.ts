import { describeError } from '../../../nodes/shared/http/errorMessages';
import { parseError } from '../../../nodes/shared/http/errorParser';

describe('a refusal of V2', () => {
	it('leads with the sentence that names the field, and gives the reason behind it', () => {
		const { message, description } = describeError(
			parseError(400, [
				{
					status: 400,
					message: "The field 'date_created' is invalid.",
					details: { invalid_reason: 'It must be a date' },
				},
			]),
		);
		expect(message).toBe(
			"BigCommerce did not accept the values: The field 'date_created' is invalid. It must be a date",
		);
		expect(`${message}${description}`).not.toContain('invalid_reason');
	});
});

describe('a page of a proxy', () => {
	const page = `<!DOCTYPE html><html><head><title>Access denied</title><style>body { color: red }</style><script>alert(1)</script></head><body><h1>Denied &amp; gone</h1>${'<p>Ray ID 7</p>'.repeat(500)}</body></html>`;

	it.each([400, 403, 404, 502, 503])('is quoted once and cut, %d', (status) => {
		const { message, description } = describeError(parseError(status, page));
		expect(message).toContain('Access denied Denied & gone');
		expect(message.length).toBeLessThan(220);
		expect(description).not.toContain('Ray ID');
		expect(`${message}${description}`).not.toMatch(/color|alert|</);
		expect(description.includes('proxy or firewall')).toBe(status < 500);
	});
});

describe('the sentences', () => {
	it('lead with the field that is wrong', () => {
		const { message, description } = describeError(
			parseError(422, {
				title: 'Missing',
				errors: { name: 'is required', price: 'must be a number' },
			}),
		);
		expect(message).toBe('BigCommerce did not accept the values: name: is required');
		expect(description).toContain('price: must be a number');
	});

	it('keep what is quoted apart, and say nothing twice', () => {
		const { message, description } = describeError(
			parseError(422, {
				title: 'Three fields are wrong',
				errors: { a: 'is short', b: 'is long.', c: 'is short', 'a.b': 'is odd!' },
			}),
		);
		expect(message).toBe('BigCommerce did not accept the values: a: is short');
		expect(description).toBe(
			'Three fields are wrong.\nb: is long.\nc: is short.\na.b: is odd!\nCorrect these values and run the node again.',
		);
	});

	it('avoid the words that n8n asks to avoid', () => {
		for (const status of [400, 401, 403, 404, 405, 409, 413, 418, 422, 429, 500, 501, 503, 507]) {
			const { message, description } = describeError({ status, details: [] });
			expect(`${message} ${description}`).not.toMatch(
				/\b(error|problem|failure|mistake|undefined)\b/i,
			);
		}
	});

	it('stay short however much was wrong', () => {
		const errors = Object.fromEntries(
			Array.from({ length: 500 }, (_, index) => [`${index}.name`, 'is required']),
		);
		const lines = describeError(parseError(422, { errors })).description.split('\n');
		expect(lines.length).toBeLessThanOrEqual(21);
		expect(lines.at(-2)).toMatch(/^And \d+ more\.$/);
	});

	it('however long each sentence is', () => {
		const errors = Object.fromEntries(
			Array.from({ length: 18 }, (_, index) => [`field${index}`, 'is too long '.repeat(40)]),
		);
		const { description } = describeError(parseError(422, { errors }));
		expect(description.length).toBeLessThan(4_300);
		expect(description).toMatch(/^And \d+ more\.$/m);
	});

	it('leave out that nothing was changed, where an earlier attempt may have changed it', () => {
		const { description } = describeError(parseError(422, { title: 'No' }), {
			isWhole: true,
			mayHaveArrived: true,
		});
		expect(description).toContain('not known whether an earlier attempt was carried out');
		expect(description).not.toContain('Nothing was changed');
	});
});
