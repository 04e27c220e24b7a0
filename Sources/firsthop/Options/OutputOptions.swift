// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WebServer

/// How a command's result is written.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Write the result as JSON.")
    var json = false

    /// Writes one result: JSON when asked for, else what `text` gives.
    func write(json value: @autoclosure () -> JSONValue, text: @autoclosure () -> String) {
        Terminal.output(json ? value().indentedText + "\n" : text())
    }
}
