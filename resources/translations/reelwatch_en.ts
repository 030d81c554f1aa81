<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Keeper</name>
    <message numerus="yes">
        <location filename="../../src/keep/keepwords.cpp" line="95"/>
        <source> This computer&apos;s clock and the host&apos;s differ by %n minute(s): set the clock and ask for a new link.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::AccountNotices</name>
    <message numerus="yes">
        <location filename="../../src/app/accountnotices.cpp" line="40"/>
        <source>%n video(s) paused, nothing is lost.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::AddDialog</name>
    <message numerus="yes">
        <location filename="../../src/gui/add/adddialog.cpp" line="170"/>
        <source>Add %Ln</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::App</name>
    <message numerus="yes">
        <location filename="../../src/app/app.cpp" line="299"/>
        <source>%n video(s), %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::CloseQuestion</name>
    <message numerus="yes">
        <location filename="../../src/gui/window/closequestion.cpp" line="27"/>
        <source>%n video(s) are still being watched.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/gui/window/closequestion.cpp" line="30"/>
        <source>%n finished video(s) are not fetched yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Endings</name>
    <message numerus="yes">
        <location filename="../../src/app/endings.cpp" line="26"/>
        <source>%n video(s) ready</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/app/endings.cpp" line="27"/>
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/app/endings.cpp" line="30"/>
        <source>%n video(s) failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::IntakePreview</name>
    <message numerus="yes">
        <location filename="../../src/model/intakepreview.cpp" line="180"/>
        <source>%Ln new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/model/intakepreview.cpp" line="182"/>
        <source>%Ln already watched</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/model/intakepreview.cpp" line="184"/>
        <source>%Ln repeated</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/model/intakepreview.cpp" line="186"/>
        <source>%Ln refused</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::KeysDialog</name>
    <message numerus="yes">
        <location filename="../../src/gui/keys/keysdialog.cpp" line="21"/>
        <source>%n video(s) of this key stay in the list and are no longer checked.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::MainWindow</name>
    <message numerus="yes">
        <location filename="../../src/gui/window/mainwindow.cpp" line="356"/>
        <source>Reelwatch: %n active</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Removal</name>
    <message numerus="yes">
        <location filename="../../src/app/removal.cpp" line="45"/>
        <source>%n video(s) removed from the list. Files stay where they are.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::StatusLine</name>
    <message numerus="yes">
        <location filename="../../src/gui/window/statusline.cpp" line="60"/>
        <source>%n active</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::StatusNews</name>
    <message numerus="yes">
        <location filename="../../src/app/statusnews.cpp" line="118"/>
        <source>%n fetched</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Totals</name>
    <message numerus="yes">
        <location filename="../../src/model/totals.cpp" line="77"/>
        <source>%n video(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Transfer</name>
    <message numerus="yes">
        <location filename="../../src/keep/transfer.cpp" line="43"/>
        <source>%1 sent nothing for %n s. The video is fetched again by itself.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
