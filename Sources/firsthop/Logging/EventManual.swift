// SPDX-License-Identifier: Apache-2.0

import Logging

/// The manual's page about the log, made from the list of events so that it cannot be wrong.
enum EventManual {
    static var page: String {
        preamble + OperatorEvent.allCases.map(section).joined(separator: "\n")
    }

    private static let preamble = """
        # Log events

        <!-- Made by `firsthop configuration --document-events`; change Sources/firsthop/Logging instead. -->

        Log lines go to standard error. What an operator may want to act on carries an id that keeps its meaning for ever; \
        lines without one (`-` in the text format) come from libraries.


        """

    private static func section(_ event: OperatorEvent) -> String {
        """
        ## \(event.rawValue) \(event.message)

        Level \(event.level.rawValue). \(event.explanation)

        """
    }
}
