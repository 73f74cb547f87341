import type { Change } from '../state/changeLog';
import { rowsOf, type Row } from '../state/row';

/** The lines of a cart of all kinds, by ID, each with its cart and channel. */
function linesOf({ id, channel_id, line_items }: Row): Map<unknown, Row> {
	const lines = Object.values((line_items as Row | undefined) ?? {}).flatMap(rowsOf);
	return new Map(lines.map((line) => [line.id, { ...line, cart_id: id, channel_id }]));
}

/** Converts changes of carts to changes of their lines, which carts contain. */
export function withLines(changes: Change[]): Change[] {
	return changes.flatMap((change) =>
		change.of === 'carts' ? [change, ...lineChanges(change)] : [change],
	);
}

function lineChanges({ kind, row, before }: Change): Change[] {
	const old = linesOf(before);
	const now = kind === 'deleted' ? new Map<unknown, Row>() : linesOf(row);
	const saved = [...now].flatMap(([id, line]): Change[] => {
		const was = old.get(id);
		if (!was) return [{ of: 'carts/lines', kind: 'created', row: line, before: {} }];
		return JSON.stringify(was) === JSON.stringify(line)
			? []
			: [{ of: 'carts/lines', kind: 'updated', row: line, before: was }];
	});
	const gone = [...old.values()].filter((line) => !now.has(line.id));
	return [
		...saved,
		...gone.map((line): Change => ({
			of: 'carts/lines',
			kind: 'deleted',
			row: line,
			before: line,
		})),
	];
}
