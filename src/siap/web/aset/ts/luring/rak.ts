/** Names that the worker and the pages share: what is kept where, and whose it is. */

/** Static files, and the one page that is nobody's. */
export const RAK_STATIS = "siap-statis";
/** Pages of one person. */
export const RAK_HALAMAN = "siap-halaman ";
/** The server says here whose page it is. */
export const MEDAN_PENGGUNA = "X-Siap-Pengguna";
/** A reader who is not signed in. */
export const TANPA_PENGGUNA = "*";

/** The shelf of a person, whose name comes as the header writes it. */
export function namaRak(pengguna: string): string {
  return RAK_HALAMAN + pengguna;
}
