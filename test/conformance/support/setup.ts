import { areThere, keepSpecifications } from './specifications';

/** Reads the official specifications once for all files of tests. */
export default async function setUp(): Promise<void> {
	if (!areThere) return;
	(globalThis as { forgetSpecifications?: () => void }).forgetSpecifications =
		await keepSpecifications();
}
