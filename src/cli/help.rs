//! What `--help` says, in the reader's language: set only where help is asked for or an option is wrong, so that
//! other runs start without it.

use clap::{Arg, ArgAction, Command, CommandFactory as _};
use recoupe::message::{Messages, Value};

use super::arguments::Arguments;

/// Where the words are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    /// On the screen: with titles, defaults and values in the reader's language.
    Screen,
    /// In manual pages and completions, which have ways of their own to show these.
    Manual,
}

/// The command line with the words of a language.
pub(super) fn told(messages: &Messages, on: On) -> Command {
    set(Arguments::command(), messages, on)
}

fn set(command: Command, messages: &Messages, on: On) -> Command {
    let name = command.get_name().to_owned();
    let root = command.get_subcommands().next().is_some();
    let mut command = command.about(messages.words(&format!("command-{name}"), &[])).mut_args(|arg| option(arg, &name, messages, on));
    if on == On::Screen {
        let own = |name: &str, action: ArgAction| {
            let short = if name == "version" { 'V' } else { 'h' };
            option(Arg::new(name.to_owned()).short(short).long(name.to_owned()).action(action), "", messages, on)
        };
        let usage = messages.words("help-usage", &[]);
        command = command
            .help_template(format!("{{about-with-newline}}\n\u{1b}[1m\u{1b}[4m{usage}\u{1b}[0m {{usage}}\n\n{{all-args}}"))
            .disable_help_flag(true)
            .disable_version_flag(true)
            .subcommand_help_heading(messages.words("help-commands", &[]))
            .subcommand_value_name(messages.words("help-command", &[]))
            .arg(own("help", ArgAction::Help));
        if root {
            command = command.arg(own("version", ArgAction::Version));
        }
    }
    command.mut_subcommands(|inner| set(inner, messages, on))
}

/// The id of an option's words: its own of the command, else those that all commands share.
fn id(option: &str, command: &str, messages: &Messages) -> String {
    let shared = format!("option-{}", option.replace('_', "-"));
    let own = format!("{shared}-{command}");
    if messages.words(&own, &[]) == own { shared } else { own }
}

fn option(arg: Arg, command: &str, messages: &Messages, on: On) -> Arg {
    let mut words = messages.words(&id(arg.get_id().as_str(), command, messages), &[]);
    let names = value_names(&arg);
    let arg = if names.is_empty() { arg } else { arg.value_names(names.into_iter().map(|name| value_name(&name, messages))) };
    if on == On::Manual {
        return arg.help(words);
    }
    let mut more = |id: &str, name: &str, values: &[String]| {
        if !values.is_empty() {
            words.push(' ');
            words.push_str(&messages.words(id, &[(name, Value::from(values.join(", ")))]));
        }
    };
    let taking = takes_values(&arg);
    if taking {
        let defaults: Vec<String> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
        let known: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        more("help-default", "value", &defaults);
        more("help-values", "values", &known);
    }
    let heading = messages.words(if arg.is_positional() { "help-arguments" } else { "help-options" }, &[]);
    let arg = arg.help(words).help_heading(heading);
    if taking { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
}

fn takes_values(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}

/// The names of an option's values; a word in its place is named after itself.
fn value_names(arg: &Arg) -> Vec<String> {
    match arg.get_value_names().filter(|_| takes_values(arg)) {
        Some(names) => names.iter().map(ToString::to_string).collect(),
        None if arg.is_positional() => vec![arg.get_id().as_str().to_uppercase()],
        None => Vec::new(),
    }
}

fn value_name(name: &str, messages: &Messages) -> String {
    messages.words(&format!("value-{}", name.to_lowercase().replace('=', "-")), &[])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use recoupe::document::Language;
    use recoupe::message::ids;

    fn used(command: &Command, messages: &Messages, all: &mut BTreeSet<String>) {
        all.insert(format!("command-{}", command.get_name()));
        for arg in command.get_arguments() {
            all.insert(id(arg.get_id().as_str(), command.get_name(), messages));
            all.extend(value_names(arg).iter().map(|name| format!("value-{}", name.to_lowercase().replace('=', "-"))));
        }
        for inner in command.get_subcommands() {
            used(inner, messages, all);
        }
    }

    #[test]
    fn every_command_and_option_has_its_words_and_no_words_are_left_over() {
        for language in Language::all() {
            let messages = Messages::new(language);
            let mut wanted = BTreeSet::from(["option-help".to_owned(), "option-version".to_owned()]);
            used(&Arguments::command(), &messages, &mut wanted);
            let of_options = |id: &String| ["command-", "option-", "value-"].iter().any(|lead| id.starts_with(lead));
            let there: BTreeSet<String> = ids(language).into_keys().filter(of_options).collect();
            assert_eq!(wanted, there, "{language:?}");
        }
    }

    #[test]
    fn the_command_line_with_words_is_sound() {
        for language in Language::all() {
            told(&Messages::new(language), On::Screen).debug_assert();
            told(&Messages::new(language), On::Manual).debug_assert();
        }
    }
}
