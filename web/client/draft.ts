import './draft/rows.ts';
import './draft/save.ts';
