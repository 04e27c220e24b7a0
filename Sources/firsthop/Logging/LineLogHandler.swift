// SPDX-License-Identifier: Apache-2.0

import Logging
import ProviderValues

/// The backend of swift-log: every event becomes one line on standard error.
struct LineLogHandler: LogHandler {
    /// Where finished lines go.
    typealias Sink = @Sendable (String) -> Void

    /// The name under which ``OperatorEvent`` passes its id; it is shown in front, not among the fields.
    static let eventKey = "event"

    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel: Logger.Level

    private let format: LogFormat
    private let clock: WallClock
    private let sink: Sink

    init(level: Logger.Level, format: LogFormat, clock: WallClock = .system, sink: @escaping Sink = Terminal.error) {
        self.logLevel = level
        self.format = format
        self.clock = clock
        self.sink = sink
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata
        fields.merge(metadataProvider?.get() ?? [:]) { _, provided in provided }
        fields.merge(event.metadata ?? [:]) { _, own in own }
        let id = fields.removeValue(forKey: Self.eventKey)
        let line = LogLine(
            time: clock.now(), level: event.level, event: id.map { "\($0)" }, message: "\(event.message)",
            fields: fields.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") })
        sink(line.rendered(as: format))
    }
}
