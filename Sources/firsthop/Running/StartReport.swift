// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues

/// The few lines that greet whoever started the program: what it did, where the data is, what to try next.
struct StartReport: Sendable {
    let settings: Settings
    /// Nil while the database is away.
    let provider: OpenedProvider?
    /// Who can log in to the demo provider; nil unless it was loaded now.
    let demoLogins: [DemoLogin]?
    /// How the program was called, for commands that can be copied.
    var program = CommandLine.arguments.first ?? "firsthop"

    func text(open doors: [Door]) -> String {
        let data = ShellText.quoted(settings.dataDirectory)
        return """
            Firsthop \(ProgramVersion.text) is running.
              data      \(settings.dataDirectory)\(note(.dataDirectory))
              database  \(settings.database.shown), \(schema)\(note(.database))\(demoNote)
              keys      \(settings.keyFile)\(note(.keyFile))
              answers   \(doors.filter(\.isHTTP).map(\.description).joined(separator: "  "))
                        \(doors.filter { !$0.isHTTP }.map(\.description).joined(separator: "  "))
            Try next, in another terminal:
              \(program) addresses show --data \(data)
              \(program) trace --data \(data)
              \(program) doctor --data \(data)
            \(demoLines(doors))  curl -g \(doors.first(where: \.isHTTP).map { "\($0)/ready" } ?? "")
            Ctrl-C stops it.

            """
    }

    private var schema: String {
        provider.map { "schema \($0.schemaVersion)" } ?? "away; logins are answered from the sealed copy"
    }

    private func note(_ novelty: OpenedProvider.Novelty) -> String {
        provider?.made.contains(novelty) == true ? ", made now" : ""
    }

    /// A login for each of the demo's routers, to be copied.
    private func demoLines(_ doors: [Door]) -> String {
        guard let port = doors.lazy.compactMap(\.radiusPort).first else { return "" }
        return (demoLogins ?? []).map { login in
            let (user, password) = (login.userName, DemoAccess.password(of: login.userName).revealText() ?? "")
            let source = login.source.contains(":") ? "[\(login.source)]" : login.source
            return "  echo 'User-Name = \(user), User-Password = \(password), Framed-Protocol = PPP' |\n"
                + "    radclient -x '\(source):\(port)' auth \(DemoAccess.secret.revealText() ?? "")\n"
        }.joined()
    }

    private var demoNote: String { demoLogins != nil ? ", demo provider loaded" : "" }
}
