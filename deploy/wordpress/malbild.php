<?php
/**
 * Plugin Name: Målbild nära vård
 * Description: Visar målbilden, ett perspektiv, en formulering, ett nyckelord eller en part i ett block. Adresser till webbplatsen blir kort.
 * Version: 1.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * License: MIT, which the GNU GPL version 2 and later can include
 *
 * The texts stay on the site of the vision: nothing is stored here but a cache, and visitors get no cookie.
 */

defined( 'ABSPATH' ) || exit;

// The public address of the site, with a slash at its end. `make wordpress` writes SITE_URL here; wp-config.php comes first.
defined( 'MALBILD_ADDRESS' ) || define( 'MALBILD_ADDRESS', '@SITE_URL@' );

const MALBILD_CACHE = HOUR_IN_SECONDS;
const MALBILD_LISTS = array(
	'perspectives' => array( 'Perspektiv', 'title' ),
	'statements'   => array( 'Formulering', 'text' ),
	'keywords'     => array( 'Nyckelord', 'term' ),
	'parties'      => array( 'Part', 'name' ),
);

add_action( 'init', 'malbild_register' );
add_action( 'enqueue_block_editor_assets', 'malbild_offer_choices' );
add_filter( 'oembed_fetch_url', 'malbild_find_response', 10, 2 );
add_filter( 'oembed_dataparse', 'malbild_write_frame', 20, 3 );
add_filter( 'embed_oembed_html', 'malbild_add_script', 10, 2 );

/** Register the address as a trusted provider of oEmbed, and the block. */
function malbild_register() {
	wp_oembed_add_provider( MALBILD_ADDRESS . '*', MALBILD_ADDRESS . 'oembed.json' );
	wp_register_script( 'malbild-resize', MALBILD_ADDRESS . 'embed/v1/resize.js', array(), null, true );
	$needs = array( 'wp-blocks', 'wp-element', 'wp-components', 'wp-block-editor', 'wp-server-side-render' );
	wp_register_script( 'malbild-block', plugins_url( 'block.js', __FILE__ ), $needs, '1.0', true );
	register_block_type(
		'malbild/kort',
		array(
			'api_version'     => 2,
			'editor_script'   => 'malbild-block',
			'render_callback' => 'malbild_render',
			'attributes'      => array(
				'address' => array( 'type' => 'string', 'default' => '' ),
				'theme'   => array( 'type' => 'string', 'default' => 'light' ),
				'size'    => array( 'type' => 'string', 'default' => 'full' ),
			),
		)
	);
}

/** Return whether an address is one of the site's. */
function malbild_is_own( $address ) {
	return 0 === strpos( (string) $address, MALBILD_ADDRESS );
}

/**
 * Return the address of the oEmbed response of a page or an embed on the site.
 *
 * The site is static: its responses are files beside the embeds, and a page links to its own.
 */
function malbild_find_response( $endpoint, $address ) {
	if ( ! malbild_is_own( $address ) ) {
		return $endpoint;
	}
	if ( 0 === strpos( $address, MALBILD_ADDRESS . 'embed/v1/' ) ) {
		return trailingslashit( strtok( $address, '?#' ) ) . 'oembed.json';
	}
	$found = _wp_oembed_get_object()->discover( $address );
	return malbild_is_own( $found ) ? $found : $endpoint;
}

/** Return the HTML of a card for the data of an oEmbed response: a frame, and a link that needs no frame. */
function malbild_write_frame( $html, $data, $address ) {
	if ( ! malbild_is_own( $address ) ) {
		return $html;
	}
	$own = isset( $data->html ) ? (string) $data->html : '';
	if ( ! preg_match( '~<iframe src="([^"]+)"~', $own, $source ) || ! malbild_is_own( $source[1] ) ) {
		return false;
	}
	$page  = preg_match( '~<a href="([^"]+)"~', $own, $link ) ? $link[1] : $source[1];
	$style = preg_match( '~<iframe [^>]*style="([^"]*)"~', $own, $given ) ? $given[1] : 'border:0;display:block';
	$style = html_entity_decode( $style, ENT_QUOTES );
	$lang  = preg_match( '~^<div lang="([^"]+)"~', $own, $named ) ? $named[1] : 'sv';
	return sprintf(
		'<div class="malbild" lang="%6$s" style="container-type:inline-size;contain-intrinsic-inline-size:240px;width:100%%">' .
		'<iframe src="%1$s" title="%2$s" width="100%%" height="%3$d" style="%4$s" loading="lazy"' .
		' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>' .
		'<p><a href="%5$s">%2$s</a></p></div>',
		esc_url( html_entity_decode( $source[1] ) ),
		esc_attr( isset( $data->title ) ? $data->title : '' ),
		absint( isset( $data->height ) ? $data->height : 600 ),
		esc_attr( $style ),
		esc_url( html_entity_decode( $page ) ),
		esc_attr( $lang )
	);
}

/** Have the script that sets the frame's height on each page with a card. */
function malbild_add_script( $html, $address ) {
	if ( malbild_is_own( $address ) ) {
		wp_enqueue_script( 'malbild-resize' );
	}
	return $html;
}

/** Return the block's card. */
function malbild_render( $attributes ) {
	$address = esc_url_raw( $attributes['address'] );
	if ( ! malbild_is_own( $address ) ) {
		return '';
	}
	$theme   = in_array( $attributes['theme'], array( 'light', 'dark' ), true ) ? $attributes['theme'] : 'auto';
	$size    = 'compact' === $attributes['size'] ? 'compact' : 'full';
	$variant = 'auto-full' === "$theme-$size" ? $address : trailingslashit( $address ) . "$theme-$size/";
	$name    = 'malbild_' . md5( $variant );
	$html    = get_transient( $name );
	if ( ! $html ) {
		$html = wp_oembed_get( $variant ) ?: wp_oembed_get( $address );
		if ( ! $html ) {
			$link = esc_url( $attributes['address'] );
			return sprintf( '<p><a href="%s">%s</a></p>', $link, esc_html__( 'Läs målbilden för nära vård', 'malbild' ) );
		}
		set_transient( $name, $html, MALBILD_CACHE );
	}
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), malbild_add_script( $html, $address ) );
}

/** Hand the editor the cards to choose from. */
function malbild_offer_choices() {
	$choices = wp_json_encode( malbild_choices(), JSON_HEX_TAG | JSON_HEX_AMP );
	wp_add_inline_script( 'malbild-block', "window.malbildChoices = $choices;", 'before' );
}

/** Return the cards of the site's API: label and address of each. A failed answer is not kept. */
function malbild_choices() {
	$choices = get_transient( 'malbild_choices' );
	if ( $choices ) {
		return $choices;
	}
	$choices = array();
	foreach ( MALBILD_LISTS as $list => $names ) {
		list( $kind, $field ) = $names;
		foreach ( malbild_items( $list ) as $item ) {
			if ( isset( $item[ $field ], $item['embed_url'] ) && malbild_is_own( $item['embed_url'] ) ) {
				$label     = "$kind: " . wp_strip_all_tags( $item[ $field ] );
				$choices[] = array( 'label' => $label, 'value' => esc_url_raw( $item['embed_url'] ) );
			}
		}
	}
	if ( $choices ) {
		$whole = array( 'label' => 'Hela målbilden', 'value' => MALBILD_ADDRESS . 'embed/v1/sv/vision/' );
		array_unshift( $choices, $whole );
		set_transient( 'malbild_choices', $choices, MALBILD_CACHE );
	}
	return $choices;
}

/** Return the items of a list of the API; none where the site does not have it, or does not answer. */
function malbild_items( $list ) {
	$answer = wp_safe_remote_get( MALBILD_ADDRESS . "api/v1/sv/$list.json", array( 'timeout' => 5 ) );
	if ( 200 !== wp_remote_retrieve_response_code( $answer ) ) {
		return array();
	}
	$content = json_decode( wp_remote_retrieve_body( $answer ), true );
	return isset( $content['items'] ) && is_array( $content['items'] ) ? $content['items'] : array();
}
