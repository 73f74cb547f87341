import { withPlacesIn } from '../../../nodes/shared/graphql/positions';

const WRITTEN = '# products\n{ store { products(first: 5) { edges { node { nmae } } } } }';
const SENT = [
	'query ($first: Int) {',
	'  store {',
	'    products(first: $first) {',
	'      edges {',
	'        node {',
	'          nmae',
	'        }',
	'      }',
	'      pageInfo {',
	'        hasNextPage',
	'      }',
	'    }',
	'  }',
	'}',
].join('\n');

const placeOf = (line: number, column: number, written?: string) =>
	withPlacesIn([{ message: 'x', locations: [{ line, column }] }], SENT, written)[0].locations;

test.each([
	['a name', 6, 11, [{ line: 2, column: 47 }]],
	['the first field', 2, 3, [{ line: 2, column: 3 }]],
	['a name that the comment repeats', 3, 5, [{ line: 2, column: 11 }]],
	['a field that the node added', 9, 7, undefined],
	['a place without a name', 2, 9, undefined],
])(
	'an error at %s of the query that was sent gets its place in what the user wrote',
	(...given) => {
		const [, line, column, expected] = given;
		expect(placeOf(line, column, WRITTEN)).toEqual(expected);
	},
);

test('a query that was sent as it is keeps the places', () => {
	expect(placeOf(6, 11, SENT)).toEqual([{ line: 6, column: 11 }]);
});

test('the documents of operations have no places that a user could look up', () => {
	expect(placeOf(6, 11)).toBeUndefined();
});
