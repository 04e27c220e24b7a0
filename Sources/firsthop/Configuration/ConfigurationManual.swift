// SPDX-License-Identifier: Apache-2.0

/// The manual's page about the configuration, made from the list of keys so that it cannot be wrong.
enum ConfigurationManual {
    static var page: String {
        preamble + ConfigurationKey.allCases.map(section).joined(separator: "\n")
    }

    private static let preamble = """
        # Configuration

        <!-- Made by `firsthop configuration --document`; change Sources/firsthop/Configuration instead. -->

        Every setting has a default, so that `firsthop serve` works without any. A flag wins over a variable of the \
        environment, a variable over the file, the file over the default. The file is YAML; its path comes from `--config`, \
        else from `\(ConfigurationKey.fileVariable)`, else it is `\(ConfigurationKey.standardFile)` when that exists. Dots in a \
        key stand for nesting. An unknown key, an unknown variable that starts with `\(ConfigurationKey.variablePrefix)` and an \
        unknown flag are refused, so that a mistyped setting is noticed.

        `firsthop configuration` shows what holds and where it comes from.

        ```yaml
        data: /var/lib/firsthop
        http:
          listen:
            - "[::1]:8080"
            - "127.0.0.1:8080"
        log:
          format: json
        ```

        Durations are whole numbers with `ms`, `s`, `m` or `h`; sizes are bytes, or whole numbers with `KiB`, `MiB` or `GiB`.


        """

    private static func section(_ key: ConfigurationKey) -> String {
        let facts = key.facts
        return """
            ## `\(key.rawValue)`

            | variable | flag | form | default | example |
            |---|---|---|---|---|
            | `\(key.variable)` | `--\(key.flag)` | \(facts.form.rawValue) | \(standard(facts)) | `\(facts.example)` |

            \(facts.explanation)

            """
    }

    private static func standard(_ facts: ConfigurationFacts) -> String {
        facts.standardInWords ?? facts.standard.map { "`\($0)`" }.joined(separator: ", ")
    }
}
