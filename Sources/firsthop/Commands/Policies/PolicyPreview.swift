// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues

/// `firsthop policy preview`
struct PolicyPreview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show which rule applies at a time and after some use, how fast a line is then, and why.",
        discussion: """
            With --policy nothing is asked of a database. Usage is written as 10GB, or down/up as 8GB/2GB; time online as 90min \
            or 3h. What is not given is 0.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The policy, YAML or JSON.", valueName: "file"))
    var policy: String?

    @Option(help: "The plan whose stored policy it is, in place of a file.")
    var plan: String?

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

    func validate() throws {
        guard (policy == nil) != (plan == nil) else {
            throw ValidationError("Either --policy or --plan says which policy it is.")
        }
    }

    func run() async throws {
        let document = try await document()
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

    private func document() async throws -> FairUseDocument {
        if let policy { return try PolicyFile.read(policy) }
        let plan = plan ?? ""
        return try await store.withStore { try await $0.fairUsePolicy(ofPlan: plan).document }
    }
}
