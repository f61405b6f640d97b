/** Entry of the grid page: the grid, its outbox, and what becomes of each cell. */
import { Kisi } from "./kisi/kisi";
import { pasangLaci } from "./kisi/laci";

const tabel = document.querySelector<HTMLTableElement>("#kisi");
if (tabel) {
  pasangLaci();
  void new Kisi(tabel).mulai();
}
