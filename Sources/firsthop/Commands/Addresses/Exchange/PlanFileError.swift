// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a file that was to be imported. Nothing was.
struct PlanFileError: Error, CustomStringConvertible {
    /// One line each, with its place in the file.
    let problems: [String]
    /// The file, once it is known to whoever reports the error.
    var file = ""

    init(problems: [String]) {
        self.problems = problems
    }

    init(_ problem: String) {
        self.init(problems: [problem])
    }

    var description: String {
        let count = problems.count == 1 ? "one problem" : "\(problems.count) problems"
        return "importing \(file): \(count), nothing was imported\n"
            + problems.map { "  " + TextWidth.harmless($0) }.joined(separator: "\n")
    }
}
