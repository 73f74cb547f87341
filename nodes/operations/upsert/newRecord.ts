/** In a preview, stands for the ID of a record that would be created before. */
export const ID_OF_NEW_RECORD = -1;
