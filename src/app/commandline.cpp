// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// The options in one place, so that reading and --help cannot differ.
struct Options
{
    QCommandLineOption demo {
        u"demo"_s,
        QCoreApplication::translate("CommandLine",
                                    "Open the window against a simulated service. Its data "
                                    "is thrown away at the end unless --data-dir is given.")};
    QCommandLineOption dataDir {
        u"data-dir"_s,
        QCoreApplication::translate("CommandLine", "Keep everything of this user under <dir>."),
        u"dir"_s};
    QCommandLineOption account {
        u"account"_s,
        QCoreApplication::translate("CommandLine",
                                    "The key, by its name, that the given ids belong to."),
        u"name"_s};
    QCommandLineOption help {{u"h"_s, u"help"_s},
                             QCoreApplication::translate("CommandLine", "Show this help.")};
    QCommandLineOption version {{u"v"_s, u"version"_s},
                                QCoreApplication::translate("CommandLine", "Show the version.")};

    void addTo(QCommandLineParser &parser) const
    {
        parser.setApplicationDescription(QCoreApplication::translate(
            "CommandLine", "Watches video-generation tasks until they end and keeps the results."));
        parser.addOptions({demo, dataDir, account, help, version});
        parser.addPositionalArgument(
            u"id"_s,
            QCoreApplication::translate("CommandLine",
                                        "Ids, links or files that hold them, to be watched."),
            u"[id|url|file …]"_s);
    }
};

/// A file is meant from where the program was started, which a second start may not be.
QString absolute(const QString &thing)
{
    const QFileInfo file(thing);
    return file.isFile() ? file.absoluteFilePath() : thing;
}

} // namespace

CommandLine CommandLine::read(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    options.addTo(parser);
    CommandLine line;
    if (!parser.parse(arguments)) {
        line.wish = Wish::Complain;
        line.complaint = parser.errorText();
        return line;
    }
    if (parser.isSet(options.dataDir) && parser.value(options.dataDir).isEmpty()) {
        line.wish = Wish::Complain;
        line.complaint = QCoreApplication::translate("CommandLine", "--data-dir needs a folder.");
        return line;
    }
    if (parser.isSet(options.help))
        line.wish = Wish::Help;
    else if (parser.isSet(options.version))
        line.wish = Wish::Version;
    line.demo = parser.isSet(options.demo);
    line.dataDir = parser.value(options.dataDir);
    line.account = parser.value(options.account);
    for (const QString &thing : parser.positionalArguments())
        line.things.append(absolute(thing));
    return line;
}

QString CommandLine::help()
{
    QCommandLineParser parser;
    Options().addTo(parser);
    return parser.helpText();
}

} // namespace Reelwatch
