// SPDX-License-Identifier: Apache-2.0

/// Writes a configuration as a script for `/import`. It can be run again: rows that are there are set, others added, and
/// ours that are no longer wanted removed. Rows of others are never touched.
public struct RouterOSRenderer {
    public init() {}

    /// The script, the same bytes for the same configuration.
    public func script(_ configuration: RouterOSConfiguration) -> String {
        var text =
            "# Queues of \(ShellComment.harmless(configuration.router)). Written by Firsthop; may be run again.\n"
        text += "# Rates of simple queues are upload/download. FastTrack would bypass all of them.\n"
        for row in configuration.rows { text += statement(row) }
        for sweep in configuration.sweeps { text += statement(sweep) }
        return text
    }

    private func statement(_ row: RouterOSRow) -> String {
        let path = row.menu.scriptPath
        let found = "[\(path) find \(condition(row))]"
        let added = row.allArguments.map(written).joined(separator: " ")
        // What is found by its name has it already; a comment is set, because names of customers change.
        let changed = row.allArguments.filter { $0.name != "name" }.map(written).joined(separator: " ")
        return
            ":if ([:len \(found)] = 0) do={\n  \(path) add \(added)\n} else={\n  \(path) set \(found) \(changed)\n}\n"
    }

    private func condition(_ row: RouterOSRow) -> String {
        switch row.identity {
        case .ownName(let name):
            "name=\(RouterOSQuoting.quoted(name)) comment~\(RouterOSQuoting.beginning(RouterOSRow.mark))"
        case .ownComment: "comment=\(RouterOSQuoting.quoted(row.comment ?? ""))"
        case .foreignName(let name): "name=\(RouterOSQuoting.quoted(name))"
        }
    }

    private func written(_ argument: RouterOSRow.Argument) -> String {
        let value = argument.value
        return argument.name + "=" + (value.isText ? RouterOSQuoting.quoted(value.plainText) : value.plainText)
    }

    private func statement(_ sweep: RouterOSConfiguration.Sweep) -> String {
        let path = sweep.menu.scriptPath
        let found = "[\(path) find comment~\(RouterOSQuoting.beginning(sweep.commentBeginning))]"
        let (property, keeps) =
            switch sweep.keeps {
            case .names(let names): ("name", names)
            case .comments(let comments): ("comment", comments)
            }
        guard !keeps.isEmpty else { return ":foreach row in=\(found) do={ \(path) remove $row }\n" }
        let list = keeps.map(RouterOSQuoting.quoted).joined(separator: ";\\\n    ")
        return "{\n  :local keep {\(list)}\n  :foreach row in=\(found) do={\n"
            + "    :if ([:typeof [:find $keep [\(path) get $row \(property)]]] = \"nil\") do={ \(path) remove $row }\n  }\n}\n"
    }
}
