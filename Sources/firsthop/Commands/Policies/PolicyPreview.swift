// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import ProviderValues

/// `firsthop policy preview`
struct PolicyPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show which rule applies at a time and after some use, how fast a line is then, and why.",
        discussion: """
            Nothing is asked of a database or a line. Usage is written as 10GB, or down/up as 8GB/2GB; time online as 90min \
            or 3h. What is not given is 0.
            """)

    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The policy, YAML or JSON.", valueName: "file"))
    var policy: String

    @Option(name: .customLong("day"), help: "The weekday.")
    var weekday: WeekdayArgument

    @Option(help: ArgumentHelp("The time of day.", valueName: "HH:MM"))
    var time: TimeOfDayArgument

    @Option(help: "Used today.")
    var today: UsageArgument?

    @Option(help: "Used this week.")
    var week: UsageArgument?

    @Option(help: "Used this billing month.")
    var month: UsageArgument?

    @Option(help: "Used in the days of a rolling limit, today included.")
    var rolling: UsageArgument?

    @Option(help: "Time online today.")
    var onlineToday: OnlineArgument?

    @Option(help: "Time online this week.")
    var onlineWeek: OnlineArgument?

    @Option(help: "Time online this billing month.")
    var onlineMonth: OnlineArgument?

    @Option(help: "Time online in the days of a rolling limit, today included.")
    var onlineRolling: OnlineArgument?

    func run() async throws {
        let document = try PolicyFile.read(policy)
        var preview = FairUsePreview(weekday.weekday, minute: time.minute)
        preview.day = FairUseAmount(today, onlineToday)
        preview.week = FairUseAmount(week, onlineWeek)
        preview.month = FairUseAmount(month, onlineMonth)
        preview.rolling = FairUseAmount(rolling, onlineRolling)
        let (explanation, next) = try preview.explanation(of: document.policy, weekStart: document.weekStart)
        let report = PreviewReport(
            document: document, preview: preview, explanation: explanation, minutesToNext: next)
        output.write(json: report.json, text: report.text)
    }
}
