//! Probe.
mod project;
use sitegen::source::Files;
use sitegen::standard::Library;
fn lib()->Library{ let mut f=Library::builtin_files(); let r=project::root().join("tests/packs");
 fn w(d:&std::path::Path,r:&std::path::Path,f:&mut Files){for e in std::fs::read_dir(d).unwrap(){let p=e.unwrap().path(); if p.is_dir(){w(&p,r,f)}else{f.insert(p.strip_prefix(r).unwrap().to_string_lossy().to_string(),std::fs::read(&p).unwrap())}}}
 w(&r,&r,&mut f); Library::read(&f).unwrap()}
#[test] fn invalid_date(){ let mut f=project::base(); project::edit(&mut f,"sitegen.toml","site.last_verified = 2026-11-02","site.last_verified = \"2026-13-02\""); for d in project::judge(&f).judged.diagnostics.iter().take(6){println!("INV {} {:?} {:?}",d.rule,project::place(d,&f),d.message.arguments);} }
#[test] fn two_orders(){ let l=lib(); let mut f=project::base();
 let t=f.text("sitegen.toml").unwrap().to_owned();
 let t=t.replace("# The service\n","[[practitioners]]\nname = \"Imogen Nobody\"\norder = \"opf\"\nreserved_title = \"accompagnatrice_clinique\"\npermit.number = \"F-1\"\ninsurance_certificate = \"A-1\"\ncertificates = []\ntrainings = []\naffiliations = []\nareas_of_competence = []\npermit.since = 2020\npermit.status = \"active\"\npermit.register_url = \"https://order.example.org/x\"\n[[practitioners.degrees]]\ntitle = \"A\"\ndiscipline = \"B\"\ninstitution = \"C\"\nyear = 2012\n\n# The service\n").replace("permit.number = \"FICTIF-3302\"","permit.number = \"FICTIF-3302\"\ninsurance_certificate = \"Z\"").replace("[orders.otstcfq]","[supervision_plan]\nmeetings_per_year = 3\nmode = \"in_person\"\ntopics = [\"ethics\", \"records\"]\nreviewed_on = 2026-10-01\n[orders.opf]\nconfirmed_on = 2026-11-01\n[orders.otstcfq]").replace("\"emergency-911\",","\"emergency-911\", \"lighthouse-line\",");
 f.insert("sitegen.toml",t.into_bytes());
 let o=project::judge_with(&f,&l); for d in &o.judged.diagnostics{println!("TWO {} {:?} {:?} {:?}",d.rule,d.severity,project::place(d,&f),d.message.arguments);}
 if let Some(v)=&o.judged.verified { let all:String=v.files().iter().filter(|f|f.path.ends_with(".html")).map(|f|String::from_utf8_lossy(&f.bytes).into_owned()).collect(); for r in &l.pack_of_order("opf").unwrap().requirements{ println!("TWO-REQ {} {}",r.id,all.contains(r.id.as_str())); } for s in &l.pack_of_order("opf").unwrap().sections { for st in &s.statements { let q=&l.pack_of_order("otstcfq").unwrap().sections.iter().find(|x|x.section==s.section).unwrap().statements; if q.iter().any(|x|x.id==st.id){println!("TWO-CLASH {}/{}",s.section,st.id);} } } } }
