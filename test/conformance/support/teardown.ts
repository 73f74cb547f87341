/** Removes what setup.ts read. */
export default function tearDown(): void {
	(globalThis as { forgetSpecifications?: () => void }).forgetSpecifications?.();
}
