import './review/keep.ts';
import './review/need.ts';
import './review/paper.ts';
import './review/score.ts';
