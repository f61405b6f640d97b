/** Entry: every behaviour here is an addition; each page works without it. */
import { pasangAlasan } from "./alasan";
import { pasangDialog } from "./dialog";
import { pasangPenjaga } from "./luring/penjaga";
import { pasangMenu } from "./menu";
import { pasangPohon } from "./pohon";
import { pasangSaring } from "./saring";
import { pasangTema } from "./tema";
import { pasangTinjauan } from "./tinjauan";
import { pasangUnggah } from "./unggah";

document.documentElement.classList.add("js");
pasangPenjaga();
pasangTema();
pasangMenu();
pasangDialog();
pasangAlasan();
pasangSaring();
pasangPohon();
pasangUnggah();
pasangTinjauan();
