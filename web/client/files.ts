import './files/send.ts';
