import {readFileSync} from 'node:fs';
import { createRestorer } from './src/engine/restore/restore.js';
import { restorationTables } from './scripts/restoration-readings.js';
const r=createRestorer(restorationTables('data'));
const raw=readFileSync('/work/shared/seed/article.txt','utf8'); const gold=JSON.parse(readFileSync('/work/shared/gold/dev/seed.json','utf8')).text as string;
const out=r(raw); const k:Record<string,number>={}; for(const x of out.repairs) k[x.kind]=(k[x.kind]??0)+1;
console.log(k, out.repairs.filter(x=>x.kind!=='reading-note'), out.diagnostics, out.text===gold, out.text.length, gold.length);
let i=0; while(i<gold.length&&gold[i]===out.text[i]) i++; console.log(JSON.stringify(out.text.slice(i-20,i+20)),JSON.stringify(gold.slice(i-20,i+20)));
for(const f of ['en-01','zh-01','zh-02','zh-05','zh-06','zh-07','zh-12','zh-22','zh-23','zh-24','en-02','en-03','en-05','en-06','en-07','en-09','en-10','en-11','en-16','en-17','en-19','en-20','en-22']){ const t=JSON.parse(readFileSync(`/work/shared/gold/dev/${f}.json`,'utf8')).text; const o=r(t); if(o.repairs.length||o.diagnostics.length) console.log(f,o.repairs.slice(0,5),o.diagnostics.slice(0,3)); }
