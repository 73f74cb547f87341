/** Whether a method only reads. */
export function isReadMethod(method: string | undefined): boolean {
	return method === 'GET' || method === 'HEAD';
}
