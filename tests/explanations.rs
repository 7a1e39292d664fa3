//! Every example in the explanation of a rule, executed: what is said to fire fires, what is said to be right is quiet.

mod project;

use sitegen::diagnostic::Language;
use sitegen::rules;
use sitegen::source::Files;
use toml::Value;

struct Example {
    path: String,
    fires: bool,
    text: String,
}

fn examples(markdown: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let text: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        let Some((path, kind)) = info.trim().rsplit_once(' ') else { continue };
        assert!(matches!(kind, "fires" | "quiet"), "{info}");
        found.push(Example { path: path.to_owned(), fires: kind == "fires", text: text.join("\n") + "\n" });
    }
    found
}

/// Puts what `from` says into `into`: tables key by key, lists of tables place by place, everything else whole.
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Table(into), Value::Table(from)) => {
            for (key, value) in from {
                match into.get_mut(&key) {
                    Some(old) => merge(old, value),
                    None => {
                        into.insert(key, value);
                    }
                }
            }
        }
        (Value::Array(into), Value::Array(from))
            if !from.is_empty() && from.iter().all(Value::is_table) && into.iter().all(Value::is_table) =>
        {
            for (index, value) in from.into_iter().enumerate() {
                match into.get_mut(index) {
                    Some(old) => merge(old, value),
                    None => into.push(value),
                }
            }
        }
        (into, from) => *into = from,
    }
}

fn with(example: &Example) -> Files {
    let mut files = project::base();
    if example.path != "sitegen.toml" {
        files.insert(example.path.as_str(), example.text.as_bytes().to_vec());
        // A page comes with its pair, unless the pair is the other half of the example.
        let twin = match example.path.split_once("content/fr/") {
            Some((_, rest)) => Some(format!("content/en/{rest}")),
            None => example.path.split_once("content/en/").map(|(_, rest)| format!("content/fr/{rest}")),
        };
        if let Some(twin) = twin.filter(|twin| files.bytes(twin).is_none() && example.path.ends_with(".md")) {
            files.insert(twin, example.text.as_bytes().to_vec());
        }
        return files;
    }
    let mut root = Value::Table(files.text("sitegen.toml").expect("text").parse().expect("TOML"));
    match example.text.parse::<toml::Table>() {
        Ok(table) => {
            merge(&mut root, Value::Table(table));
            files.insert("sitegen.toml", toml::to_string(&root).expect("TOML").into_bytes());
        }
        Err(error) => panic!("{error}: {}", example.text),
    }
    files
}

#[test]
fn every_example_of_an_explanation_does_what_it_says() {
    let mut faults = Vec::new();
    let mut count = 0;
    for rule in rules::all() {
        for language in Language::ALL {
            for example in examples(rule.explanation(language)) {
                count += 1;
                // A page without its pair is what the example of a missing pair shows.
                let mut files = with(&example);
                if rule.id == "missing-translation" && example.fires {
                    let other = if example.path.contains("/fr/") {
                        example.path.replace("/fr/", "/en/")
                    } else {
                        example.path.replace("/en/", "/fr/")
                    };
                    files.remove(&other);
                }
                let outcome = project::judge(&files);
                let fires = outcome.judged.diagnostics.iter().any(|found| found.rule == rule.id);
                if fires != example.fires {
                    let rules: Vec<_> = outcome.judged.diagnostics.iter().map(|found| found.rule).collect();
                    let wanted = if example.fires { "fire" } else { "be quiet" };
                    faults.push(format!(
                        "{} ({}): must {wanted}; found {rules:?}\n{}: {}",
                        rule.id,
                        language.code(),
                        example.path,
                        example.text
                    ));
                }
            }
        }
    }
    assert!(count > 60, "the explanations have examples: {count}");
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
}
