// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import Storage

/// Whether a change is made, or only tried.
struct ChangeOptions: ParsableArguments {
    @Flag(help: "Try it and show what would happen, but change nothing.")
    var dryRun = false

    /// Does a verb, or does it and takes it back.
    func perform<Action: Verb>(_ verb: Action, in store: Store) async throws -> Action.Outcome {
        dryRun ? try await store.rehearse(verb) : try await store.perform(verb)
    }

    /// What was done, or would be.
    func told(_ text: String) -> String {
        dryRun ? "Dry run, nothing was changed. It would be:\n" + text : text
    }
}
