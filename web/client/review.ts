import './review/keep.ts';
import './review/need.ts';
import './review/score.ts';
