//! One binary, so that the workspace links its tests once.

mod support;
mod stages;
mod cascades;
mod promises;
mod readme;
mod decree;
mod calendar;
mod pdf_reader;
mod xml_reader;
mod docx_labels;
mod geometry;
mod geometry_docx;
mod clauses;
mod nd30;
mod lint;
mod faults;
mod comments;
mod properties;
mod words;
mod gazetteer;
mod notices;
mod yaml_writer;
mod unit_table;
mod audiences;
mod cascades_random;
mod cascade_rows;
