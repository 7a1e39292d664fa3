//! Names of files that a host obeys or runs, whoever wrote them.

use crate::source::collision_key;

/// What hosts read as rules of their own.
const RULES: [&str; 16] = [
    "_headers",
    "_redirects",
    "_routes.json",
    "_worker.js",
    ".htaccess",
    ".htpasswd",
    ".nginx.conf",
    ".nojekyll",
    ".user.ini",
    "cname",
    "netlify.toml",
    "nginx.conf",
    "php.ini",
    "staticwebapp.config.json",
    "vercel.json",
    "web.config",
];

/// The endings of programs that hosts run.
const PROGRAMS: [&str; 17] = [
    "asp", "aspx", "ashx", "cgi", "fcgi", "jsp", "phar", "php", "php3", "php5", "php7", "php8", "phtml", "pl", "shtm",
    "shtml", "stm",
];

/// Whether a host would obey or run a file of this path instead of handing it out.
pub fn commands_a_host(path: &str) -> bool {
    let name = collision_key(path.rsplit('/').next().unwrap_or(path));
    // Some hosts run a file by any ending of its name: `a.php.txt`.
    RULES.contains(&name.as_str()) || name.split('.').skip(1).any(|ending| PROGRAMS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_host_obeys_or_runs() {
        for path in ["_headers", ".htaccess", "documents/.HTACCESS", "CNAME", "a.php", "a/b.PHP", "photo.php.jpg"] {
            assert!(commands_a_host(path), "{path}");
        }
        for path in ["headers.txt", "htaccess.txt", "php.pdf", "cname.html", ".well-known/security.txt", "a.plan.pdf"] {
            assert!(!commands_a_host(path), "{path}");
        }
    }
}
